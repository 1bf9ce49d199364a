package org.orebook.deposits.ranking;

import java.util.Map;
import java.util.UUID;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.deposits.reserve.Measure;

/**
 * Which ranking is asked for.
 *
 * @param edition {@code null} for the newest
 * @param year of production; {@code null} for the newest
 * @param whatIf the estimates to add, each with its id as the caller wrote it, in order
 * @param reading code of the one asked for; {@code null} for all
 */
record RankingQuery(
        Commodity commodity, Measure measure, String edition, Integer year, Map<UUID, String> whatIf, String reading) {}
