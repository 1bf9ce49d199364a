package org.orebook.chassis.limit;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import org.orebook.chassis.problem.Refusal;

/**
 * Refuses a body that is too large to be read into memory: by its Content-Length at once, and one that comes in chunks
 * as soon as it has grown too long. A resource that takes the stream itself bounds it itself.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private final Instance<BodyLimits> limits;

    /** @param limits are asked for with each request: providers are made before there is a configuration to run with */
    BodyLimit(Instance<BodyLimits> limits) {
        this.limits = limits;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!InputStream.class.equals(context.getType())) {
            long mostBytes = limits.get().maxBodySize().asLongValue();
            refuseIfLonger(context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH), mostBytes);
            context.setInputStream(new Bounded(context.getInputStream(), mostBytes));
        }
        return context.proceed();
    }

    private static void refuseIfLonger(String contentLength, long mostBytes) {
        // Netty has refused a length that is no number.
        if (contentLength != null && Long.parseLong(contentLength) > mostBytes) {
            throw tooLarge(mostBytes);
        }
    }

    private static Refusal tooLarge(long mostBytes) {
        return new Refusal.TooLarge(
                "body-too-large", "Request body too large", "A body has at most " + mostBytes + " bytes here.");
    }

    private static final class Bounded extends InputStream {

        private final InputStream in;
        private final long mostBytes;
        private long count;

        private Bounded(InputStream in, long mostBytes) {
            this.in = in;
            this.mostBytes = mostBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = in.read(target, offset, length);
            count += Math.max(0, n);
            if (count > mostBytes) {
                throw tooLarge(mostBytes);
            }
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
