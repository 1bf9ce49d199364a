package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Passwords of the local stack are known to everybody: nobody but this machine may reach it. */
@AcceptanceTest
@Order(5)
class LoopbackIT {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** 127.0.0.1, ::1 and ::ffff:127.0.0.1, in the byte order of proc_net_tcp(5) on the machines that we build on. */
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    private final Orebook orebook;

    LoopbackIT(Orebook orebook) {
        this.orebook = orebook;
    }

    private record Listener(String address, int port) {}

    @Test
    void everyPartListensOnLoopbackOnly() throws IOException {
        assumeTrue(
                Files.isReadable(PROC.resolve("net/tcp")), "skipped: this system does not list its sockets in /proc");
        var listeners = listeners(sockets());

        assertThat(listeners).allMatch(listener -> LOOPBACK.contains(listener.address()));
        var ports = orebook.ports();
        assertThat(listeners)
                .extracting(Listener::port)
                .contains(
                        ports.gateway(),
                        ports.gatewayManagement(),
                        ports.deposits(),
                        ports.depositsManagement(),
                        ports.agreements(),
                        ports.agreementsManagement(),
                        ports.keycloak(),
                        ports.keycloakManagement(),
                        ports.postgreSql(),
                        ports.kafka(),
                        ports.kafkaController());
    }

    /** The inodes of all sockets that the parts and their children hold. */
    private Set<String> sockets() throws IOException {
        var inodes = new HashSet<String>();
        for (var part : Orebook.PARTS) {
            var process = orebook.process(part);
            for (var each :
                    Stream.concat(Stream.of(process), process.descendants()).toList()) {
                inodes.addAll(sockets(each));
            }
        }
        return inodes;
    }

    private static List<String> sockets(ProcessHandle process) throws IOException {
        try (var descriptors =
                Files.list(PROC.resolve(Long.toString(process.pid())).resolve("fd"))) {
            return descriptors
                    .map(LoopbackIT::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static List<Listener> listeners(Set<String> inodes) {
        return Stream.of("net/tcp", "net/tcp6")
                .map(PROC::resolve)
                .filter(Files::isReadable)
                .flatMap(LoopbackIT::lines)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields[STATE].equals(LISTENING) && inodes.contains(fields[INODE]))
                .map(fields -> listener(fields[LOCAL_ADDRESS]))
                .toList();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Listener listener(String address) {
        var colon = address.indexOf(':');
        return new Listener(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1), 16));
    }
}
