package org.orebook.load;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param laterStarts starts after the first
 * @param importRuns pairs of a warm import and its peer
 * @param manyTimes how much longer the long file is
 * @param messages changes whose way to the other service is timed; agreements are four times as many
 * @param warmUp how long requests of a kind are sent before any is counted: a service that has just started is still
 *     compiling
 * @param counted how long requests are counted
 */
record Extent(int laterStarts, int importRuns, int manyTimes, int messages, Duration warmUp, Duration counted) {
    static final Extent FULL = new Extent(3, 5, 10, 500, Duration.ofSeconds(60), Duration.ofSeconds(30));
    static final Extent QUICK = new Extent(1, 2, 3, 100, Duration.ofSeconds(20), Duration.ofSeconds(10));
}
