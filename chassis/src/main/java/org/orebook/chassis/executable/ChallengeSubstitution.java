package org.orebook.chassis.executable;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Leaves out what resteasy-problem makes of a challenge: it is compiled against another Quarkus, whose challenge has fields
 * that ours has not, and an executable is linked whole. Nobody misses it, because the chassis answers such callers itself
 * ({@link org.orebook.chassis.problem}). To be deleted with the workaround there.
 */
@TargetClass(className = "io.quarkiverse.resteasy.problem.security.HttpUnauthorizedUtils")
final class ChallengeSubstitution {
    private ChallengeSubstitution() {}

    @Substitute
    static Uni<HttpProblem> toProblem(RoutingContext context, Exception exception) {
        return Uni.createFrom().failure(exception);
    }
}
