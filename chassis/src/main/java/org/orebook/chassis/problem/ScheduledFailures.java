package org.orebook.chassis.problem;

import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Logs what fails of the work that comes round by the clock. An outage is one line each time, for the next time has
 * another chance; what is our own fault has its stack. In place of the scheduler's own log, which has a stack for both and
 * is switched off.
 */
@ApplicationScoped
class ScheduledFailures {

    private static final Logger LOG = Logger.getLogger(ScheduledFailures.class);

    void tell(@Observes FailedExecution failed) {
        String task = failed.getExecution().getTrigger().getMethodDescription();
        Throwable failure = failed.getException();
        if (Outage.isBehind(failure)) {
            LOG.warnf("%s waits for its next turn: %s", task, root(failure).getMessage());
        } else {
            LOG.errorf(failure, "%s failed, and is tried at its next turn", task);
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
