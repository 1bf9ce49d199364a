package org.orebook.gateway.routing;

import java.time.Duration;

/**
 * How long an exchange may take where.
 *
 * @param answer from the end of the request to the head of the answer
 * @param upload between two pieces of the request's body
 * @param download between two pieces of the answer's body
 */
record Patience(Duration answer, Duration upload, Duration download) {
    /** The longest time for which neither side may hear a thing. */
    Duration longest() {
        Duration streaming = upload.compareTo(download) > 0 ? upload : download;
        return answer.compareTo(streaming) > 0 ? answer : streaming;
    }
}
