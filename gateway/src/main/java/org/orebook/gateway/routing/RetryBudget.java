package org.orebook.gateway.routing;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How often requests to a service may be tried again: of many, one in five. A retry helps where one replica of several has
 * gone; where the whole service fails, each would only add to what it cannot bear.
 */
final class RetryBudget {
    private static final long RETRY = 5;
    private static final long REQUEST = 1;

    /** A replica that goes takes what is under way with it all at once: that much is there from the beginning. */
    private static final long MOST = 100 * RETRY;

    private final AtomicLong saved = new AtomicLong(MOST);

    /** A request came, which earns a part of a retry. */
    void earn() {
        if (saved.get() < MOST) {
            saved.addAndGet(REQUEST);
        }
    }

    /** Takes one retry out; false where there is none left. */
    boolean take() {
        return saved.getAndUpdate(left -> left < RETRY ? left : left - RETRY) >= RETRY;
    }
}
