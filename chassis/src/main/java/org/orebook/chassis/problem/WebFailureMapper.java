package org.orebook.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Answers what JAX-RS itself refuses: no such path, method or media type, or a body that cannot be read. */
@Provider
@Priority(JsonMappers.BEFORE_THE_LIBRARY)
public final class WebFailureMapper extends ExceptionMapperBase<WebApplicationException> {

    @Override
    protected HttpProblem toProblem(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return Problems.of(UnreadableBody.refusal(unreadable));
        }
        Response response = failure.getResponse();
        HttpProblem problem = Problems.of(
                response.getStatus(),
                Problems.nameOf(response.getStatus()),
                Problems.titleOf(response.getStatus()),
                null,
                List.of());
        Object allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : HttpProblem.builder(problem)
                        .withHeader(HttpHeaders.ALLOW, allow)
                        .build();
    }
}
