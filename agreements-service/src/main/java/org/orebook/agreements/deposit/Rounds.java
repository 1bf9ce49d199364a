package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.orebook.chassis.transaction.Transactions;

/**
 * Takes many messages in with few statements. A statement changes a row once, so that what is said of one record goes into
 * rounds, one after the other; as a rule there is one round.
 */
final class Rounds {

    private Rounds() {}

    /**
     * Takes them in.
     *
     * @param record which record a message is of
     * @param take takes in messages of as many records, and says of which of them this was news
     * @return the messages that were news, in their order
     */
    static <T> Uni<List<T>> take(List<T> all, Function<T, UUID> record, Function<List<T>, Uni<Set<UUID>>> take) {
        Set<Integer> news = new HashSet<>();
        return Transactions.inTurn(
                        rounds(all, record),
                        round -> take.apply(round.stream().map(all::get).toList())
                                .invoke(taken -> round.stream()
                                        .filter(i -> taken.contains(record.apply(all.get(i))))
                                        .forEach(news::add))
                                .replaceWithVoid())
                .map(_ -> {
                    List<T> inOrder = new ArrayList<>();
                    for (int i = 0; i < all.size(); i++) {
                        if (news.contains(i)) {
                            inOrder.add(all.get(i));
                        }
                    }
                    return inOrder;
                });
    }

    /** Places of messages: in the first round the first of each record, in the second the second, and so on. */
    private static <T> List<List<Integer>> rounds(List<T> all, Function<T, UUID> record) {
        List<List<Integer>> rounds = new ArrayList<>();
        Map<UUID, Integer> before = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            int round = before.merge(record.apply(all.get(i)), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(i);
        }
        return rounds;
    }
}
