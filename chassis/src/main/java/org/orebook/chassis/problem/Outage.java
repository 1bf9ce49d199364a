package org.orebook.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.oidc.OIDCException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;

/** Tells that something which a service rests on is away, from a failure of the service itself. */
public final class Outage {

    private Outage() {}

    /**
     * Whether a failure comes of an outage: a connection that was refused, closed or timed out, or a database that is
     * starting, stopping or out of room (SQLSTATE classes 08, 53 and 57); or an identity provider that has not given its
     * keys yet, so that nobody can check a token.
     */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean away = switch (cause) {
                case PgException refused -> isAway(refused.getSqlState());
                case SQLException refused -> isAway(refused.getSQLState());
                case OIDCException keyless -> true;
                // It is an IOException and tells of a text, and of no connection.
                case JsonProcessingException unreadable -> false;
                case IOException broken -> true;
                default -> saysClosed(cause);
            };
            if (away) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57P"));
    }

    /** The driver has no type of its own for it, and says it in these words. */
    private static boolean saysClosed(Throwable cause) {
        String message = cause.getMessage();
        return message != null
                && (message.startsWith("Connection is closed")
                        || message.startsWith("Connection was closed")
                        || message.startsWith("Fail to read any response from the server")
                        || message.startsWith("Timeout waiting for connection")
                        || message.startsWith("Pool closed"));
    }
}
