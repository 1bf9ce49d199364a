package org.orebook.gateway.arrival;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Refusal;

/**
 * The check of the request's head: its method, its version, how much of it there is, and whether it says in one way only
 * where its body ends (request smuggling). A head with both Content-Length and Transfer-Encoding never gets here: the
 * decoder refuses it.
 */
final class Head {
    private static final Set<HttpMethod> IMPLEMENTED = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private Head() {}

    /** Returns why the method is refused, or null. */
    static Refusal methodRefusal(HttpMethod method) {
        if (IMPLEMENTED.contains(method)) {
            return null;
        }
        if (method.equals(HttpMethod.TRACE) || method.equals(HttpMethod.CONNECT)) {
            return Problem.METHOD_NOT_ALLOWED
                    .because("This method is not offered.")
                    .with("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
        }
        return Problem.METHOD_NOT_IMPLEMENTED.because("This method is not known.");
    }

    /** Returns why the head is refused, or null. */
    static Refusal refusal(HttpServerRequest request, int maxCount, long maxBytes) {
        if (request.version() == HttpVersion.HTTP_1_0) {
            // A body of unknown length would have to be kept whole in memory for such a client.
            return Problem.VERSION_NOT_SUPPORTED.because("Ask with HTTP/1.1.");
        }
        MultiMap headers = request.headers();
        Refusal tooLarge = sizeRefusal(headers, maxCount, maxBytes);
        return tooLarge == null ? framingRefusal(request, headers) : tooLarge;
    }

    private static Refusal sizeRefusal(MultiMap headers, int maxCount, long maxBytes) {
        int count = 0;
        long bytes = 0;
        for (Map.Entry<String, String> header : headers) {
            count++;
            bytes += header.getKey().length() + header.getValue().length() + 4L;
        }
        return count > maxCount || bytes > maxBytes
                ? Problem.HEADERS_TOO_LARGE.because(
                        "At most " + maxCount + " headers of " + maxBytes + " bytes together are accepted.")
                : null;
    }

    private static Refusal framingRefusal(HttpServerRequest request, MultiMap headers) {
        List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!encodings.isEmpty()) {
            if (encodings.size() > 1
                    || !"chunked".equalsIgnoreCase(encodings.getFirst().strip())) {
                return Problem.MALFORMED_REQUEST.because("The only transfer coding accepted is chunked, once.");
            }
            if (headers.contains(HttpHeaders.CONTENT_LENGTH)) {
                return Problem.MALFORMED_REQUEST.because("Content-Length and Transfer-Encoding exclude each other.");
            }
            headers.set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
        if (headers.getAll(HttpHeaders.HOST).size() != 1 || request.authority() == null) {
            return Problem.MALFORMED_REQUEST.because("Exactly one valid Host header is needed.");
        }
        return expectationRefusal(headers.get(HttpHeaders.EXPECT));
    }

    private static Refusal expectationRefusal(String expect) {
        return expect == null || expect.equalsIgnoreCase("100-continue")
                ? null
                : Problem.EXPECTATION_FAILED.because("The only expectation accepted is 100-continue.");
    }
}
