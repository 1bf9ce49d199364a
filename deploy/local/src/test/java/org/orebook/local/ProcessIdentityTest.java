package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void findsALivingProcessAgain() {
        var me = ProcessHandle.current();

        assertThat(ProcessIdentity.of(me).find()).contains(me);
    }

    @Test
    void doesNotTakeAStrangerWithTheSamePidForIt() {
        var me = ProcessIdentity.of(ProcessHandle.current());

        var earlierProcessWithMyPid = new ProcessIdentity(me.pid(), me.start() + "0");

        assertThat(earlierProcessWithMyPid.find()).isEmpty();
    }

    @Test
    void doesNotFindAProcessThatHasEnded() throws IOException, InterruptedException {
        var process = new ProcessBuilder("sleep", "60").start();
        var identity = ProcessIdentity.of(process.toHandle());
        assertThat(identity.find()).isPresent();

        process.destroyForcibly().waitFor();

        assertThat(identity.find()).isEmpty();
    }

    @Test
    void tellsTwoProcessesApart() throws IOException {
        var first = new ProcessBuilder("sleep", "60").start();
        var second = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(ProcessIdentity.of(first.toHandle())).isNotEqualTo(ProcessIdentity.of(second.toHandle()));
        } finally {
            first.destroyForcibly();
            second.destroyForcibly();
        }
    }
}
