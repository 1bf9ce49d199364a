package org.orebook.gateway.routing;

import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * One address of a service, and whether it is put aside: then it is asked for nothing as long as another one is not. One
 * that has come back starts slowly, with one request at a time, and one more for each that it has answered: a process that
 * was just started has its classes to load and its code to compile, and whoever it makes wait had better be few.
 */
final class Replica {
    private static final Logger LOG = Logger.getLogger(Replica.class);

    /** So many requests at once show that it is no beginner any more. */
    private static final int WARM = 64;

    private final Service service;
    private final RequestOptions address;
    private final AtomicInteger room = new AtomicInteger(WARM);
    private volatile boolean aside;

    Replica(Service service, URI url) {
        boolean tls = "https".equals(url.getScheme());
        this.service = service;
        this.address = new RequestOptions()
                .setSsl(tls)
                .setHost(url.getHost())
                .setPort(url.getPort() < 0 ? (tls ? 443 : 80) : url.getPort());
    }

    /** Host and port. */
    String name() {
        return address.getHost() + ":" + address.getPort();
    }

    /** Where a request to it goes, to be completed. */
    RequestOptions address() {
        return new RequestOptions(address);
    }

    boolean isAside() {
        return aside;
    }

    /** Whether it may be asked for more than the so many requests that are under way. */
    boolean hasRoom(int underWay) {
        int most = room.get();
        return underWay < most || most >= WARM;
    }

    /** It answered a request. */
    void answered() {
        if (room.get() < WARM) {
            room.incrementAndGet();
        }
    }

    void putAside(Object reason) {
        if (!aside) {
            aside = true;
            LOG.infof("A replica is put aside: service=%s, address=%s, reason=%s", service.title(), name(), reason);
        }
    }

    void takeBack() {
        if (aside) {
            room.set(1);
            aside = false;
            LOG.infof("A replica takes requests again: service=%s, address=%s", service.title(), name());
        }
    }
}
