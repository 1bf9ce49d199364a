package org.orebook.chassis.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.logging.MDC;
import org.orebook.chassis.request.RequestIds;

/**
 * Gives every problem document its stable type and the request id, and takes out of an unexpected failure whatever the
 * library may have said about its cause. A failure that an outage is behind is not ours: it is answered 503.
 */
@ApplicationScoped
public class ProblemFinish implements ProblemPostProcessor {

    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String OUTAGE =
            "A part that this service rests on is away. Nothing was lost: try again shortly.";

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getStatusCode() == INTERNAL_ERROR && Outage.isBehind(context.cause)) {
            return finished(HttpProblem.builder(
                            Problems.of(UNAVAILABLE, "unavailable", Problems.titleOf(UNAVAILABLE), OUTAGE, List.of()))
                    .withInstance(problem.getInstance())
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build());
        }
        return finished(problem);
    }

    private static HttpProblem finished(HttpProblem problem) {
        HttpProblem.Builder finished = HttpProblem.builder(problem);
        if (problem.getType() == null) {
            finished.withType(Problems.type(Problems.nameOf(problem.getStatusCode())))
                    .withTitle(Problems.titleOf(problem.getStatusCode()));
        }
        if (problem.getStatusCode() == INTERNAL_ERROR) {
            finished.withDetail(null);
        }
        Object requestId = MDC.get(RequestIds.MDC_KEY);
        if (requestId != null && !problem.getParameters().containsKey("requestId")) {
            finished.with("requestId", requestId);
        }
        return finished.build();
    }
}
