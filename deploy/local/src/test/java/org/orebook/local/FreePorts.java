package org.orebook.local;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** A base above which every port of a stack is free. */
final class FreePorts {
    private static final int SPAN = 13;

    private FreePorts() {}

    static Ports find() {
        return new Ports(ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(base -> IntStream.range(base, base + SPAN).allMatch(PortHolder::isFree))
                .findFirst()
                .getAsInt());
    }
}
