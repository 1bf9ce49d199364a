package org.orebook.local;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What a stack is made of. */
final class Parts {
    private Parts() {}

    /** Every part of Orebook, each after those that it needs. */
    static List<Part> all(Layout layout, Ports ports) {
        var postgreSql = new PostgreSql(layout, ports);
        var kafka = new Kafka(layout, ports);
        var keycloak = new Keycloak(layout, ports, postgreSql);
        var deposits =
                replicas(ports, replica -> Service.deposits(layout, ports, replica, postgreSql, kafka, keycloak));
        var agreements =
                replicas(ports, replica -> Service.agreements(layout, ports, replica, postgreSql, kafka, keycloak));
        var gateway = Service.gateway(layout, ports, keycloak, deposits, agreements);
        var all = new ArrayList<Part>(List.of(postgreSql, kafka, keycloak));
        all.addAll(deposits);
        all.addAll(agreements);
        all.add(gateway);
        return List.copyOf(all);
    }

    private static List<Service> replicas(Ports ports, IntFunction<Service> replica) {
        return IntStream.range(0, ports.replicas()).mapToObj(replica).toList();
    }
}
