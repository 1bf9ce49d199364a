package org.orebook.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.orebook.local.Ports;

/** A base above which every port of a stack is free, below those that systems hand out by themselves. */
final class FreePorts {
    private static final int SPAN = 13;
    private static final int FURTHER_REPLICA = 20;

    private FreePorts() {}

    static Ports find() {
        return find(1);
    }

    /** For a stack with so many replicas of each service. */
    static Ports find(int replicas) {
        int span = SPAN + FURTHER_REPLICA * (replicas - 1);
        int base = ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(first -> IntStream.range(first, first + span).allMatch(FreePorts::isFree))
                .findFirst()
                .getAsInt();
        return new Ports(base, replicas);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
