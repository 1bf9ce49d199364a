package org.orebook.chassis.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Answers expected failures. */
@Provider
public final class RefusalMapper extends ExceptionMapperBase<Refusal> {

    @Override
    protected HttpProblem toProblem(Refusal refusal) {
        HttpProblem problem = Problems.of(refusal);
        return refusal.retryAfterSeconds().isEmpty()
                ? problem
                : HttpProblem.builder(problem)
                        .withHeader(
                                HttpHeaders.RETRY_AFTER,
                                refusal.retryAfterSeconds().getAsInt())
                        .build();
    }
}
