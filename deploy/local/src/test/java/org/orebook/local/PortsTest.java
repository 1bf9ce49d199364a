package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void everyPortFollowsTheBase() {
        var ports = new Ports(9400);

        var all = Parts.all(Layout.in(Path.of("")), ports).stream()
                .flatMap(part -> part.listensOn().stream())
                .sorted();

        assertThat(all).containsExactly(9400, 9401, 9402, 9403, 9404, 9405, 9406, 9407, 9410, 9411, 9412);
        assertThat(ports.gatewayUrl()).isEqualTo("http://127.0.0.1:9400");
        assertThat(ports.realmUrl()).isEqualTo("http://127.0.0.1:9403/realms/orebook");
    }

    @Test
    void everyReplicaHasPortsOfItsOwn() {
        var parts = Parts.all(Layout.in(Path.of("")), new Ports(9400, 2));

        assertThat(parts.stream().flatMap(part -> part.listensOn().stream())).doesNotHaveDuplicates();
        assertThat(parts)
                .filteredOn(part -> part.name().equals("deposits-service-2"))
                .singleElement()
                .satisfies(replica -> assertThat(replica.listensOn()).containsExactly(9421, 9431));
        assertThat(parts)
                .filteredOn(part -> part.name().equals("agreements-service-2"))
                .singleElement()
                .satisfies(replica -> assertThat(replica.listensOn()).containsExactly(9422, 9432));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4})
    void refusesReplicasForWhichThereIsNoRoom(int replicas) {
        assertThatThrownBy(() -> new Ports(9400, replicas))
                .isInstanceOf(StackException.class)
                .hasMessage("--replicas takes a number from 1 to 3, not %d.", replicas);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1023, 65_524, 70_000})
    void refusesABaseThatLeavesNoRoom(int base) {
        assertThatThrownBy(() -> new Ports(base))
                .isInstanceOf(StackException.class)
                .hasMessage("--port-base takes a number from 1024 to 65523, not %d.", base);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 65_523})
    void takesTheLowestAndTheHighestBase(int base) {
        assertThat(new Ports(base).agreementsManagement()).isEqualTo(base + 12);
    }
}
