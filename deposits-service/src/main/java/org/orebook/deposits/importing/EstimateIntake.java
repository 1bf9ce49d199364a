package org.orebook.deposits.importing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.history.Act;
import org.orebook.deposits.deposit.CommodityRole;
import org.orebook.deposits.deposit.CommodityUse;
import org.orebook.deposits.deposit.DepositContent;
import org.orebook.deposits.deposit.Visibility;
import org.orebook.deposits.estimate.EstimateColumns;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateFindings;
import org.orebook.deposits.importing.source.DepositRow;
import org.orebook.deposits.importing.source.RowError;
import org.orebook.deposits.importing.source.RowReading;

/**
 * Takes in rows of estimates, and with the first one of each record the deposit that it would be. What is wrong with a
 * row is told by the file alone, whatever the registry holds: the same file again gives the same rejections.
 */
final class EstimateIntake implements Intake {

    private final EstimateBatchWriter writer;
    private final EstimateTranslation translation;
    private final RowTranslation siteTranslation;
    private final EstimateFindings findings;
    private final Visibility visibility;
    private final Unrecognised unrecognised;
    private final Rehearsed rehearsed;
    private final Act act;
    private final SeenRecords records = new SeenRecords();
    private final SeenRows rows = new SeenRows();
    private final Map<RecordKey, Site> newInBatch = new LinkedHashMap<>();

    EstimateIntake(
            EstimateBatchWriter writer,
            EstimateTranslation translation,
            RowTranslation siteTranslation,
            EstimateFindings findings,
            Visibility visibility,
            Unrecognised unrecognised,
            Rehearsed rehearsed,
            Act act) {
        this.writer = writer;
        this.translation = translation;
        this.siteTranslation = siteTranslation;
        this.findings = findings;
        this.visibility = visibility;
        this.unrecognised = unrecognised;
        this.rehearsed = rehearsed;
        this.act = act;
    }

    /** A site that the file has not had before, with all commodities that the batch has of it. */
    private record Site(DepositRow row, DepositContent content, Map<String, CommodityUse> commodities) {

        static Site of(DepositRow row, DepositContent content) {
            Map<String, CommodityUse> commodities = new LinkedHashMap<>();
            content.commodities().forEach(use -> commodities.put(use.commodity(), use));
            return new Site(row, content, commodities);
        }

        void add(EstimateContent estimate) {
            commodities.computeIfAbsent(
                    estimate.commodity(),
                    code -> new CommodityUse(code, CommodityRole.MAIN, estimate.commodityAsReported()));
        }
    }

    @Override
    public void take(RowReading reading, BatchRows batch) {
        switch (reading) {
            case RowReading.Estimated estimated -> takeEstimate(estimated, batch);
            case RowReading.Accepted accepted -> throw new IllegalArgumentException("a deposit is no estimate");
            case RowReading.Rejected rejected -> batch.reject(rejected.number(), rejected.errors());
        }
    }

    private void takeEstimate(RowReading.Estimated row, BatchRows batch) {
        try {
            RecordKey record = RecordKey.of(row.site());
            EstimateContent content = translation.content(row.site(), row.estimate(), unrecognised);
            DepositContent newSite = records.contains(record.hash())
                    ? null
                    : siteTranslation.content(row.site(), visibility, unrecognised);
            EstimateColumns columns = EstimateColumns.of(UuidCreator.getTimeOrderedEpochPlus1(), content);
            refuseRepeated(row.number(), record, columns);
            if (newSite != null) {
                records.add(record.hash());
                newInBatch.put(record, Site.of(row.site(), newSite));
            }
            note(record, content);
            row.passedOver().forEach(value -> unrecognised.note(value.field(), value.value(), row.number()));
            batch.takeEstimate(
                    new EstimateDraft(row.number(), record, content, columns.with(findings.find(content, List.of()))));
        } catch (RejectedRow rejected) {
            batch.reject(row.number(), rejected.errors());
        }
    }

    private void refuseRepeated(long number, RecordKey record, EstimateColumns columns) {
        // Which record it is of is part of what it says, and so is its hash.
        long first = rows.firstOf(columns.contentHash() ^ record.hash(), number);
        if (first != number) {
            throw new RejectedRow(List.of(new RowError(
                    RowError.WHOLE_ROW, null, "row-repeated", "The file says this already, in row " + first + ".")));
        }
    }

    private void note(RecordKey record, EstimateContent estimate) {
        Site site = newInBatch.get(record);
        if (site != null) {
            site.add(estimate);
        }
    }

    @Override
    public void complete(BatchRows batch) {
        for (Site site : newInBatch.values()) {
            List<CommodityUse> all = List.copyOf(site.commodities().values());
            batch.takeSite(DepositIntake.ready(site.row(), site.content().of(all), visibility, act));
        }
        newInBatch.clear();
    }

    @Override
    public Uni<Written> write(Mutiny.Session session, BatchRows batch) {
        return writer.write(session, batch, act, rehearsed);
    }
}
