package org.orebook.chassis.problem;

import java.util.List;

/** A query parameter or header that cannot be read, or that names nothing that there is. */
public final class BadParameter extends Refusal.Malformed {

    private static final long serialVersionUID = 1L;

    private BadParameter(List<FieldError> errors) {
        super("bad-parameter", "Bad parameter", "A parameter of the request cannot be read.", errors);
    }

    /** The refusal of what was asked for. */
    public static BadParameter of(String name, String asked, String reason) {
        return of(List.of(FieldError.of(name, asked, reason)));
    }

    /** The refusal of several parameters at once. */
    public static BadParameter of(List<FieldError> errors) {
        return new BadParameter(errors);
    }

    /** To the letter: somebody who writes {@code dryRun=yes} wants nothing to be changed. */
    public static boolean isTrue(String name, String asked) {
        if (asked == null || asked.equals("false")) {
            return false;
        }
        if (asked.equals("true")) {
            return true;
        }
        throw of(name, asked, "expected true or false");
    }
}
