package org.orebook.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/**
 * Mappers for bodies that cannot be read. JAX-RS takes the mapper of the nearest type, so every type that the library
 * below us has a mapper for needs one here, ahead of it in priority.
 */
public final class JsonMappers {

    /** The library registers its own at 999; the lower number wins. */
    static final int BEFORE_THE_LIBRARY = 900;

    private JsonMappers() {}

    abstract static class Base<E extends JsonProcessingException> extends ExceptionMapperBase<E> {
        @Override
        protected final HttpProblem toProblem(E unreadable) {
            return Problems.of(UnreadableBody.refusal(unreadable));
        }
    }

    /** Malformed JSON, and whatever has no nearer mapper. */
    @Provider
    @Priority(BEFORE_THE_LIBRARY)
    public static final class Unreadable extends Base<JsonProcessingException> {}

    /** A value of another JSON type. */
    @Provider
    @Priority(BEFORE_THE_LIBRARY)
    public static final class Mismatched extends Base<MismatchedInputException> {}

    /** A text or number that is none of the accepted values. */
    @Provider
    @Priority(BEFORE_THE_LIBRARY)
    public static final class WrongFormat extends Base<InvalidFormatException> {}

    /** A member that is not known. */
    @Provider
    @Priority(BEFORE_THE_LIBRARY)
    public static final class UnknownMember extends Base<UnrecognizedPropertyException> {}
}
