package org.orebook.local;

import java.time.Duration;

/** Who is told what happens while a stack starts and stops. */
public interface Progress {

    /**
     * Something is done.
     *
     * @param what a part or a step, such as {@code Kafka 4.3.1}
     * @param took how long it took
     * @param outcome what came out, such as {@code ready on 127.0.0.1:8406}
     */
    void done(String what, Duration took, String outcome);

    /** Tells nobody. */
    static Progress silent() {
        return (_, _, _) -> {};
    }
}
