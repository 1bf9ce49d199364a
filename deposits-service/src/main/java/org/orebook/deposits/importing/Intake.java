package org.orebook.deposits.importing;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.deposits.importing.source.RowReading;

/** How the rows of one import become the registry's: made ready while they are read, and written batch by batch. */
interface Intake {

    /** Takes a row into a batch, or says there what is wrong with it. It reckons, and asks nobody. */
    void take(RowReading row, BatchRows batch);

    /** Makes a batch ready to be written: no row will come to it any more. */
    void complete(BatchRows batch);

    /** Writes a batch in the caller's transaction, which may have to be run again. */
    Uni<Written> write(Mutiny.Session session, BatchRows batch);
}
