package org.orebook.local;

/**
 * A part's answer to the question whether it can work.
 *
 * @param ready whether it can
 * @param answer what it said, in a few words
 */
record Health(boolean ready, String answer) {
    static final Health READY = new Health(true, "ready");

    static Health notReady(String answer) {
        return new Health(false, answer);
    }

    /** A refused or broken connection, told without the class name. */
    static Health notReady(Exception failure) {
        var message = failure.getMessage();
        return new Health(
                false,
                message == null || message.isBlank()
                        ? "no answer"
                        : message.lines().findFirst().get());
    }
}
