package org.orebook.deposits.reserve;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.orebook.chassis.transaction.Transactions;

/** Sees to it at each start that the country figures of this release are there. */
@ApplicationScoped
class ShippedReserves {

    private static final Logger LOG = Logger.getLogger(ShippedReserves.class);

    private final Transactions transactions;
    private final Reserves reserves;

    ShippedReserves(Transactions transactions, Reserves reserves) {
        this.transactions = transactions;
        this.reserves = reserves;
    }

    /** Several replicas may start at once: whoever comes second finds it done. */
    void load(@Observes StartupEvent started) throws Throwable {
        int tables = VertxContextSupport.subscribeAndAwait(() -> transactions.run(reserves::loadShipped));
        if (tables > 0) {
            LOG.infof("Tables of country figures loaded: %d", tables);
        }
    }
}
