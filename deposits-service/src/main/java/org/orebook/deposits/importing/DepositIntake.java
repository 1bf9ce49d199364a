package org.orebook.deposits.importing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.history.Act;
import org.orebook.deposits.deposit.Deposit;
import org.orebook.deposits.deposit.DepositContent;
import org.orebook.deposits.deposit.ProfileText;
import org.orebook.deposits.deposit.Visibility;
import org.orebook.deposits.importing.source.DepositRow;
import org.orebook.deposits.importing.source.RowError;
import org.orebook.deposits.importing.source.RowReading;

/** Takes in rows of deposits, each record once. */
final class DepositIntake implements Intake {

    private final BatchWriter writer;
    private final RowTranslation translation;
    private final Visibility visibility;
    private final Unrecognised unrecognised;
    private final Rehearsed rehearsed;
    private final Act act;
    private final SeenRecords seen = new SeenRecords();

    DepositIntake(
            BatchWriter writer,
            RowTranslation translation,
            Visibility visibility,
            Unrecognised unrecognised,
            Rehearsed rehearsed,
            Act act) {
        this.writer = writer;
        this.translation = translation;
        this.visibility = visibility;
        this.unrecognised = unrecognised;
        this.rehearsed = rehearsed;
        this.act = act;
    }

    @Override
    public void take(RowReading reading, BatchRows batch) {
        switch (reading) {
            case RowReading.Accepted accepted -> take(accepted.row(), batch);
            case RowReading.Estimated estimated -> throw new IllegalArgumentException("an estimate is no deposit");
            case RowReading.Rejected rejected -> batch.reject(rejected.number(), rejected.errors());
        }
    }

    private void take(DepositRow row, BatchRows batch) {
        try {
            DepositContent content = translation.content(row, visibility, unrecognised);
            if (seen.add(RowHash.ofRecord(row.source(), row.recordId()))) {
                batch.take(ready(row, content, visibility, act));
            } else {
                batch.reject(
                        row.number(),
                        List.of(new RowError(
                                "record_id",
                                row.recordId(),
                                "record-repeated",
                                "The file has this record already, in a row before.")));
            }
        } catch (RejectedRow rejected) {
            batch.reject(row.number(), rejected.errors());
        }
    }

    /** A row with all that registering it takes. */
    static BatchRows.Taken ready(DepositRow row, DepositContent content, Visibility visibility, Act act) {
        Deposit draft = Deposit.draft(UuidCreator.getTimeOrderedEpochPlus1(), content, act);
        return new BatchRows.Taken(
                row, content, RowHash.of(row, visibility), draft, ProfileText.of(draft.profile()), draft.nameKeys());
    }

    @Override
    public void complete(BatchRows batch) {
        // Each row was made ready by itself.
    }

    @Override
    public Uni<Written> write(Mutiny.Session session, BatchRows batch) {
        return writer.write(session, batch, act, rehearsed);
    }
}
