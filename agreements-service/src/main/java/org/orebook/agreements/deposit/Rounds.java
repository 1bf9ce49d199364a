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
 * Takes many messages in with few statements. A statement changes a row once, so that what is said of one deposit goes into
 * rounds, one after the other; as a rule there is one round.
 */
final class Rounds {

    private Rounds() {}

    /**
     * Takes them in.
     *
     * @param take takes in what is said of as many deposits, and says of which of them it was news
     * @return the messages that were news, in their order
     */
    static <T> Uni<List<Said<T>>> take(List<Said<T>> all, Function<List<T>, Uni<Set<UUID>>> take) {
        Set<Integer> news = new HashSet<>();
        return Transactions.inTurn(
                        rounds(all),
                        round -> take.apply(round.stream()
                                        .map(all::get)
                                        .map(Said::what)
                                        .toList())
                                .invoke(taken -> round.stream()
                                        .filter(i -> taken.contains(all.get(i).deposit()))
                                        .forEach(news::add))
                                .replaceWithVoid())
                .map(_ -> news.stream().sorted().map(all::get).toList());
    }

    /** Places of messages: in the first round the first of each deposit, in the second the second, and so on. */
    private static <T> List<List<Integer>> rounds(List<Said<T>> all) {
        List<List<Integer>> rounds = new ArrayList<>();
        Map<UUID, Integer> before = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            int round = before.merge(all.get(i).deposit(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(i);
        }
        return rounds;
    }
}
