package org.orebook.gateway.routing;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The server's idle timeout is short, against connections that are held open for nothing, and Vert.x has one for all.
 * A client that waits for its import, or listens to events, is quiet for longer and for a reason.
 */
final class IdleTimeout {
    /** The name that Vert.x gives its handler. */
    private static final String HANDLER = "idle";

    private IdleTimeout() {}

    /** Lets this request's connection be quiet for so long, until the answer has ended. */
    static void extend(RoutingContext context, Duration usual, Duration extended) {
        if (extended.compareTo(usual) < 0 || !(context.request().connection() instanceof ConnectionBase connection)) {
            return;
        }
        set(connection, extended.plus(usual));
        context.addEndHandler(answered -> set(connection, usual));
    }

    private static void set(ConnectionBase connection, Duration timeout) {
        ChannelPipeline pipeline = connection.channel().pipeline();
        if (pipeline.get(HANDLER) != null) {
            pipeline.replace(HANDLER, HANDLER, new IdleStateHandler(0, 0, timeout.toMillis(), TimeUnit.MILLISECONDS));
        }
    }
}
