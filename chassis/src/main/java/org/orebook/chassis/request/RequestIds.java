package org.orebook.chassis.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.MDC;

/**
 * Gives every request an id: the one that the gateway sent, or a fresh one. It is in the answer's {@code X-Request-Id},
 * in every log line written for the request, and in its problem document. The W3C trace context goes beside it and is
 * OpenTelemetry's affair.
 */
@ApplicationScoped
public class RequestIds {

    public static final String HEADER = "X-Request-Id";
    public static final String MDC_KEY = "requestId";

    private static final String SAFE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    private static final int LONGEST = 64;
    private static final int BEFORE_AUTHENTICATION = 1000;

    void register(@Observes Filters filters) {
        filters.register(this::identify, BEFORE_AUTHENTICATION);
    }

    private void identify(RoutingContext context) {
        String sent = context.request().getHeader(HEADER);
        String id = wellFormed(sent) ? sent : UUID.randomUUID().toString();
        // Whoever reads the header further on, such as for a history, reads the id that was settled on here.
        context.request().headers().set(HEADER, id);
        context.response().putHeader(HEADER, id);
        MDC.put(MDC_KEY, id);
        context.next();
    }

    /** An id that is safe to repeat in a log line and a header: letters, digits, {@code - _ .}, at most 64. */
    static boolean wellFormed(String id) {
        if (id == null || id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (SAFE.indexOf(id.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
