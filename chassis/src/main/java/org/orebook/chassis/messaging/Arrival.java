package org.orebook.chassis.messaging;

/**
 * A message as far as it could be read.
 *
 * @param message with {@code null} for what could not be read
 * @param fault what was wrong with it; {@code null} where nothing was
 */
record Arrival(ReceivedMessage message, String fault) {

    boolean isReadable() {
        return fault == null;
    }
}
