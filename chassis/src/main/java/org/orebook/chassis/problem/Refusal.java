package org.orebook.chassis.problem;

import java.util.List;
import java.util.OptionalInt;

/**
 * Root of all expected failures. A feature throws a subclass of one of the categories below, named for what was
 * refused; the category knows the HTTP status, the refusal its problem type.
 *
 * <p>The message is shown to the caller: it never contains a class name, SQL, or anything of a record that the caller
 * may not see.
 */
public abstract sealed class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String title;
    private final transient List<FieldError> errors;

    private Refusal(String problem, String title, String detail, List<FieldError> errors) {
        // Expected failures are part of the protocol: a stack trace would cost more than the answer.
        super(detail, null, false, false);
        this.problem = problem;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    /** The HTTP status of the answer. */
    public abstract int status();

    /** Kebab-case name of the problem type, stable across releases. */
    public final String problem() {
        return problem;
    }

    /** What this type of problem is, the same for every occurrence. */
    public final String title() {
        return title;
    }

    /** What is wrong with which member of the request; empty where the request as a whole is refused. */
    public final List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }

    /** After how many seconds the same request may succeed; empty where waiting changes nothing. */
    public OptionalInt retryAfterSeconds() {
        return OptionalInt.empty();
    }

    /** 400: the request cannot be read at all. */
    public static non-sealed class Malformed extends Refusal {
        private static final long serialVersionUID = 1L;

        public Malformed(String problem, String title, String detail, List<FieldError> errors) {
            super(problem, title, detail, errors);
        }

        @Override
        public final int status() {
            return 400;
        }
    }

    /** 403: the caller is known and may not do this, whatever the record. */
    public static non-sealed class Forbidden extends Refusal {
        private static final long serialVersionUID = 1L;

        public Forbidden(String problem, String title, String detail) {
            super(problem, title, detail, List.of());
        }

        @Override
        public final int status() {
            return 403;
        }
    }

    /** 404: there is no such record, or the caller may not know that there is: both are answered alike. */
    public static non-sealed class NotFound extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotFound(String detail) {
            super("not-found", "Not found", detail, List.of());
        }

        @Override
        public final int status() {
            return 404;
        }
    }

    /** 409: the request is well-formed and the present state of a record forbids it. */
    public static non-sealed class Conflict extends Refusal {
        private static final long serialVersionUID = 1L;

        public Conflict(String problem, String title, String detail, List<FieldError> errors) {
            super(problem, title, detail, errors);
        }

        @Override
        public final int status() {
            return 409;
        }
    }

    /** 412: the caller's version of the record is not the present one. */
    public static non-sealed class PreconditionFailed extends Refusal {
        private static final long serialVersionUID = 1L;

        public PreconditionFailed(String problem, String title, String detail) {
            super(problem, title, detail, List.of());
        }

        @Override
        public final int status() {
            return 412;
        }
    }

    /** 413: the request is larger than this service takes. */
    public static non-sealed class TooLarge extends Refusal {
        private static final long serialVersionUID = 1L;

        public TooLarge(String problem, String title, String detail) {
            super(problem, title, detail, List.of());
        }

        @Override
        public final int status() {
            return 413;
        }
    }

    /** 415: the body is of a media type that is not taken. */
    public static non-sealed class UnsupportedMediaType extends Refusal {
        private static final long serialVersionUID = 1L;

        public UnsupportedMediaType(String detail, List<FieldError> errors) {
            super("unsupported-media-type", "Unsupported media type", detail, errors);
        }

        @Override
        public final int status() {
            return 415;
        }
    }

    /** 422: every member can be read, and what they say is not acceptable. */
    public static non-sealed class Invalid extends Refusal {
        private static final long serialVersionUID = 1L;

        public Invalid(String problem, String title, String detail, List<FieldError> errors) {
            super(problem, title, detail, errors);
        }

        @Override
        public final int status() {
            return 422;
        }
    }

    /** 428: a change without the version that it is a change of. */
    public static non-sealed class PreconditionRequired extends Refusal {
        private static final long serialVersionUID = 1L;

        public PreconditionRequired(String problem, String title, String detail) {
            super(problem, title, detail, List.of());
        }

        @Override
        public final int status() {
            return 428;
        }
    }

    /** 429: the caller has as much under way as one caller may. */
    public static non-sealed class TooMany extends Refusal {
        private static final long serialVersionUID = 1L;

        private final int retryAfterSeconds;

        public TooMany(String problem, String title, String detail, int retryAfterSeconds) {
            super(problem, title, detail, List.of());
            this.retryAfterSeconds = retryAfterSeconds;
        }

        @Override
        public final int status() {
            return 429;
        }

        @Override
        public final OptionalInt retryAfterSeconds() {
            return OptionalInt.of(retryAfterSeconds);
        }
    }

    /** 503: this service has no room for the request just now. */
    public static non-sealed class Unavailable extends Refusal {
        private static final long serialVersionUID = 1L;

        private final int retryAfterSeconds;

        public Unavailable(String problem, String title, String detail, int retryAfterSeconds) {
            super(problem, title, detail, List.of());
            this.retryAfterSeconds = retryAfterSeconds;
        }

        @Override
        public final int status() {
            return 503;
        }

        @Override
        public final OptionalInt retryAfterSeconds() {
            return OptionalInt.of(retryAfterSeconds);
        }
    }
}
