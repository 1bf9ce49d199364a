package org.orebook.deposits.commitment;

import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** Commitments as queries select them: the same columns, in the same order, wherever one is read. */
final class CommitmentColumns {

    static final String SELECTED =
            "c.id, c.agreement_id, c.agreement_version, c.line_id, c.deposit_id, c.kind, c.holder, "
                    + "c.percent, c.commodity, c.tonnes, c.basis, c.out_of, c.estimate_id, c.from_day, c.until_day";
    static final int COUNT = 15;

    private CommitmentColumns() {}

    static Commitment commitment(Tuple row) {
        return new Commitment(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, Integer.class),
                new Line(
                        row.get(3, UUID.class),
                        row.get(4, UUID.class),
                        CommitmentKind.ofCode(row.get(5, String.class)),
                        row.get(6, UUID.class),
                        row.get(7, BigDecimal.class),
                        row.get(8, String.class),
                        row.get(9, BigDecimal.class),
                        row.get(10, String.class),
                        OutOf.ofCode(row.get(11, String.class)),
                        row.get(13, LocalDate.class),
                        row.get(14, LocalDate.class)),
                row.get(12, UUID.class));
    }
}
