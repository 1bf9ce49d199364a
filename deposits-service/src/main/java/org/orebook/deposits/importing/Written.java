package org.orebook.deposits.importing;

import java.util.List;
import org.orebook.deposits.deposit.Deposit;

/**
 * What became of a batch.
 *
 * @param rows the batch with what its transaction rejected of it
 * @param registered the deposits that are new
 * @param found what was found about its estimates
 */
record Written(BatchRows rows, List<Deposit> registered, Tally tally, List<Suspect> suspects, FoundInRows found) {}
