package org.orebook.gateway.problem;

/** A refusal on its way up; carries no stack trace, for it is an answer and not a fault. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    /** What to answer. */
    public Refusal refusal() {
        return refusal;
    }
}
