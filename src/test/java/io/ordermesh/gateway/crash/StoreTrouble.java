package io.ordermesh.gateway.crash;

import io.ordermesh.gateway.outside.World;
import java.util.List;

/** Takes broker and database away, or the way to the database. */
final class StoreTrouble implements Trouble {

    private final World world;
    private final List<Link> links;

    /** @param links from each replica to the database */
    StoreTrouble(World world, List<Link> links) {
        this.world = world;
        this.links = links;
    }

    @Override
    public Remedy begin(Disturbance disturbance) {
        Link link = disturbance.particulars().pick(links);
        return switch (disturbance.kind()) {
            case BROKER_AWAY -> {
                world.kafka().stop();
                yield new Remedy("", world.kafka()::start);
            }
            case DATABASE_AWAY -> {
                world.database().stop();
                yield new Remedy("", world.database()::start);
            }
            case BROKER_AND_DATABASE_AWAY -> {
                world.kafka().stop();
                world.database().stop();
                yield new Remedy("", () -> {
                    world.database().start();
                    world.kafka().start();
                });
            }
            case CONNECTIONS_CUT -> {
                links.forEach(Link::cut);
                yield new Remedy("", () -> links.forEach(Link::cut));
            }
            case LINK_STALLED -> {
                link.stall();
                yield new Remedy(name(link), link::restore);
            }
            case LINK_LOST -> {
                link.stall();
                yield new Remedy(name(link), () -> {
                    link.cut();
                    link.restore();
                });
            }
            default -> throw disturbance.foreign();
        };
    }

    private String name(Link link) {
        return "of replica " + (links.indexOf(link) + 1);
    }
}
