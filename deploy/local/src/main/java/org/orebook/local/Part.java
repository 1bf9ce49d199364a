package org.orebook.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One process of the stack: what it needs, how it starts, how it tells that it is ready, how it is asked to stop. A part
 * holds no state of its own, so that {@code status} and {@code down} can make it again from the record.
 */
abstract sealed class Part permits PostgreSql, Kafka, Keycloak, Service {
    final Layout layout;
    final Ports ports;

    Part(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
    }

    /** What the user calls it; unique in a stack. */
    abstract String name();

    /** The name, and the version where it is not our own. */
    String title() {
        return name();
    }

    /** Every port that it listens on, the one to talk to first. */
    abstract List<Integer> listensOn();

    /** The parts that must be ready before this one starts, and that stop after it. */
    List<Part> needs() {
        return List.of();
    }

    /** Says what is missing, before anything starts. */
    void requireArtifacts() {}

    /**
     * What has to be done before the start and takes long, such as unpacking; runs while other parts start.
     *
     * @param setup runs a helper program to its end, stopped with the stack
     */
    abstract void prepare(Setup setup) throws IOException, InterruptedException;

    /** What to execute. */
    abstract Launch launch() throws IOException;

    /** Asks once; never throws for a part that is not there yet. */
    abstract Health health();

    /** What has to be done once it answers and before others use it. */
    void furnish() throws IOException, SQLException {}

    /** How long a start may take before it counts as failed. */
    Duration patience() {
        return Duration.ofSeconds(90);
    }

    /** The signal that asks it to stop in order. */
    StopSignal stopSignal() {
        return StopSignal.TERM;
    }

    Path log() {
        return layout.log(name());
    }

    /**
     * @param command the program and its arguments; it must replace itself, not fork
     * @param environment added to the launcher's own
     * @param folder where it runs
     */
    record Launch(List<String> command, Map<String, String> environment, Path folder) {}

    /** The two ways to ask: PostgreSQL takes TERM for "when the last client has left". */
    enum StopSignal {
        TERM,
        INT
    }
}
