package org.orebook.local;

import java.io.Serial;
import java.nio.file.Path;

/** Something that the user can put right. The message is the one line that the user is shown. */
public final class StackException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StackException(String message) {
        super(message);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }

    static StackException missing(String part, Path artifact) {
        return new StackException(
                "%s is not built: %s is missing (run ./mvnw -Dquick package).".formatted(part, artifact));
    }

    static StackException notCompiled(String part, Path executable) {
        return new StackException(
                "%s is not compiled: %s is missing (run ./mvnw -Dquick -Dnative package).".formatted(part, executable));
    }

    static StackException died(String part, int exitCode, Path log) {
        return new StackException("%s stopped by itself (exit code %d); its log: %s".formatted(part, exitCode, log));
    }

    static StackException notReady(String part, long seconds, String lastAnswer, Path log) {
        return new StackException(
                "%s was not ready after %d s (%s); its log: %s".formatted(part, seconds, lastAnswer, log));
    }
}
