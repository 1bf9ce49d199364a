package org.orebook.local;

import java.util.List;

/** What a stack is made of. */
final class Parts {
    private Parts() {}

    /** Every part of Orebook, each after those that it needs. */
    static List<Part> all(Layout layout, Ports ports) {
        var postgreSql = new PostgreSql(layout, ports);
        var kafka = new Kafka(layout, ports);
        var keycloak = new Keycloak(layout, ports, postgreSql);
        var deposits = Service.deposits(layout, ports, postgreSql, kafka, keycloak);
        var agreements = Service.agreements(layout, ports, postgreSql, kafka, keycloak);
        var gateway = Service.gateway(layout, ports, keycloak, deposits, agreements);
        return List.of(postgreSql, kafka, keycloak, deposits, agreements, gateway);
    }
}
