package org.orebook.chassis.statement;

import java.util.function.Function;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** Why somebody takes a step, as they say it. */
public final class StatedReason {

    private static final int LONGEST = 1000;

    private StatedReason() {}

    /**
     * The reason, without white space around it.
     *
     * @param refusal makes the refusal of what is wrong with it
     */
    public static String of(String stated, Function<FieldError, Refusal> refusal) {
        if (stated == null || stated.isBlank() || stated.length() > LONGEST) {
            throw refusal.apply(FieldError.of(
                    "reason", "a step says why, in 1 to " + LONGEST + " characters: the history keeps it"));
        }
        String reason = stated.strip();
        String fault = PlainText.fault(reason);
        if (fault != null) {
            throw refusal.apply(FieldError.of("reason", fault));
        }
        return reason;
    }
}
