package org.orebook.gateway.routing;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Refusal;

/** What to tell the client when a service could not be asked, or did not answer. */
final class UpstreamFailure {
    private UpstreamFailure() {}

    static Refusal refusal(Service service, Throwable failure) {
        return neverReachedIt(failure)
                ? Problem.UNAVAILABLE
                        .because("The " + service.title() + " cannot be reached just now; nothing was changed.")
                        .with("Retry-After", "5")
                : Problem.BAD_GATEWAY.because("The " + service.title() + " broke off. Whether it made a change is not"
                        + " known: asking again with the same Idempotency-Key is safe.");
    }

    /** No connection, new or from the pool, was to be had: the request never left. */
    private static boolean neverReachedIt(Throwable failure) {
        return isNobodyThere(failure)
                || failure instanceof ConnectionPoolTooBusyException
                || failure instanceof TimeoutException;
    }

    /** No connection can be made to that address, whoever tries. */
    static boolean isNobodyThere(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
    }

    /** The connection was closed or reset by the other side before an answer began. */
    static boolean isClosed(Throwable failure) {
        return failure instanceof HttpClosedException || (failure instanceof IOException && !isNobodyThere(failure));
    }
}
