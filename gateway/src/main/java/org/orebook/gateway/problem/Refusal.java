package org.orebook.gateway.problem;

/**
 * One refused request.
 *
 * @param problem what kind
 * @param detail what the caller can do about it; never holds what the caller may not know
 * @param header the name of the one extra response header that some statuses require, or null
 * @param value that header's value, or null
 */
public record Refusal(Problem problem, String detail, String header, String value) {
    /** The same refusal with the response header that its status requires, as {@code Allow} or {@code Retry-After}. */
    public Refusal with(String name, String content) {
        return new Refusal(problem, detail, name, content);
    }

    /** This refusal to throw, or to fail a future with. */
    public RefusedException asException() {
        return new RefusedException(this);
    }
}
