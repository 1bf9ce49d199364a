package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orebook.local.StackRecord.StartedPart;

class StackRecordTest {
    private static final String START = "2026-11-23T10:00:00Z";

    @TempDir
    private Path folder;

    private Layout layout;

    @BeforeEach
    void makeFolders() throws IOException {
        layout = new Layout(folder, folder.resolve("data"));
        layout.makeFolders();
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        var record = StackRecord.starting(new Ports(9400, 2)).with(living("Kafka"));

        record.write(layout);

        assertThat(StackRecord.read(layout)).contains(record);
    }

    @Test
    void isUnderstoodFromBeforeThereWereReplicas() throws IOException {
        var file = layout.run().resolve("stack.json");
        StackRecord.starting(new Ports(9400)).with(living("Kafka")).write(layout);
        Files.writeString(file, Files.readString(file).replaceFirst("\"replicas\" : 1,", ""));

        assertThat(StackRecord.read(layout).orElseThrow().ports()).isEqualTo(new Ports(9400));
    }

    @Test
    void isAbsentWhereNothingWasStarted() throws IOException {
        assertThat(StackRecord.read(layout)).isEmpty();
    }

    @Test
    void saysWhichFileItCannotRead() throws IOException {
        var file = Files.writeString(layout.run().resolve("stack.json"), "{\"portBase\": 84");

        assertThatThrownBy(() -> StackRecord.read(layout))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void doesNotCountAPartWhosePidIsSomebodyElsesNow() {
        var record = StackRecord.starting(new Ports(9400, 2))
                .with(living("PostgreSQL"))
                .with(recycled("Kafka"));

        assertThat(record.alive()).extracting(StartedPart::name).containsExactly("PostgreSQL");
    }

    @Test
    void runsDetachedOnlyWhileEveryPartLives() {
        var whole = StackRecord.starting(new Ports(9400, 2))
                .with(living("PostgreSQL"))
                .leftRunning();
        var broken = whole.with(recycled("Kafka"));
        var attached = StackRecord.starting(new Ports(9400, 2)).with(living("PostgreSQL"));

        assertThat(whole.runsDetached()).isTrue();
        assertThat(broken.runsDetached()).isFalse();
        assertThat(attached.runsDetached()).isFalse();
    }

    private static StartedPart living(String name) {
        return new StartedPart(name, ProcessIdentity.of(ProcessHandle.current()), START);
    }

    private static StartedPart recycled(String name) {
        return new StartedPart(name, new ProcessIdentity(ProcessHandle.current().pid(), "before"), START);
    }
}
