package org.orebook.agreements.feed;

import org.orebook.chassis.problem.Refusal;

/** What the feed refuses. */
final class FeedRefusals {

    private static final int SECONDS = 30;

    private FeedRefusals() {}

    /** A caller who holds as many streams as one may. */
    static final class TooManyStreams extends Refusal.TooMany {
        private static final long serialVersionUID = 1L;

        TooManyStreams(int most) {
            super(
                    "too-many-streams",
                    "Too many streams",
                    "You hold " + most + " streams of events, as many as one caller may: close one.",
                    SECONDS);
        }
    }

    /** A process that has as many listeners as it takes. */
    static final class FeedIsFull extends Refusal.Unavailable {
        private static final long serialVersionUID = 1L;

        FeedIsFull() {
            super(
                    "feed-is-full",
                    "The feed is full",
                    "As many listen to events here as this service takes: try again later.",
                    SECONDS);
        }
    }
}
