package org.orebook.agreements.deposit;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.orebook.agreements.message.MessageReader;
import org.orebook.agreements.message.Stated;
import org.orebook.chassis.messaging.ReceivedMessage;

/** A message about a deposit, with what it says. */
record Said<T>(ReceivedMessage message, UUID deposit, T what) {

    /** Reads messages that are of the deposits that their keys name. */
    static <T> List<Said<T>> read(
            MessageReader reader, List<ReceivedMessage> messages, Class<T> contract, Function<T, UUID> deposit) {
        return messages.stream()
                .map(message -> {
                    T what = reader.read(message, contract);
                    UUID id = deposit.apply(what);
                    Stated.keyIs(id, message);
                    return new Said<>(message, id, what);
                })
                .toList();
    }

    KnownChange change(KnownChange.Of of, int version) {
        return KnownChange.said(message, of, deposit, version);
    }
}
