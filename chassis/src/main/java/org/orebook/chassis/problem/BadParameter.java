package org.orebook.chassis.problem;

import java.util.List;

/** A query parameter or header that cannot be read, or that names nothing that there is. */
public final class BadParameter extends Refusal.Malformed {

    private static final long serialVersionUID = 1L;

    private BadParameter(FieldError error) {
        super("bad-parameter", "Bad parameter", "A parameter of the request cannot be read.", List.of(error));
    }

    /** The refusal of what was asked for. */
    public static BadParameter of(String name, String asked, String reason) {
        return new BadParameter(FieldError.of(name, asked, reason));
    }
}
