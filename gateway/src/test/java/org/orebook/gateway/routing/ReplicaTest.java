package org.orebook.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ReplicaTest {
    private final Replica replica = new Replica(Service.DEPOSITS, URI.create("http://127.0.0.1:8401"));

    @Test
    void takesWhateverComesFromTheBeginning() {
        assertThat(replica.hasRoom(1000)).isTrue();
    }

    @Test
    void startsSlowlyWhenItComesBack() {
        replica.putAside("it stops");
        replica.takeBack();

        assertThat(replica.hasRoom(0)).isTrue();
        assertThat(replica.hasRoom(1)).isFalse();

        replica.answered();

        assertThat(replica.hasRoom(1)).isTrue();
        assertThat(replica.hasRoom(2)).isFalse();
    }

    @Test
    void isLikeTheOthersOnceItHasAnsweredEnough() {
        replica.putAside("it stops");
        replica.takeBack();

        for (int i = 0; i < 64; i++) {
            replica.answered();
        }

        assertThat(replica.hasRoom(1000)).isTrue();
    }
}
