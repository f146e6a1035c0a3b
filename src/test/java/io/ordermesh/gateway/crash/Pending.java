package io.ordermesh.gateway.crash;

import io.ordermesh.gateway.outside.Stores;
import io.ordermesh.gateway.outside.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a gateway has still to do, looked for along the way of an event, so that nothing slips by between two looks. */
final class Pending implements AutoCloseable {

    private static final String GROUP = "ordermesh-gateway";

    private final World world;
    private final Stores stores;
    private final String since;
    private final KafkaConsumer<String, String> consumer;

    /** Sweeps and audits are still to be made that begin from now on. */
    Pending(World world) {
        this.world = world;
        this.stores = new Stores(world);
        this.since = stores.texts("select now()::text").get(0);
        this.consumer = consumer(world);
    }

    /** A line for each thing to be done; none when there is nothing. */
    List<String> list() {
        long underWay = world.sandbox().webhooks().unfinishedCount();
        if (underWay > 0) {
            return List.of(underWay + " webhooks on their way");
        }
        List<String> list = new ArrayList<>(stores.texts("select 'spooled for ' || record_key from event_spool"));
        list.addAll(unconsumed());
        list.addAll(stores.texts("""
                select 'to be swept: ' || merchant || ' ' || kind || ' ' || list || ', failures ' || failures from sweep_pass
                where kind = 'SWEEP' and (phase <> 'IDLE' or coalesce(last_began_at, '-infinity') < '%1$s'::timestamptz
                        + make_interval(secs => %2$d))
                    or kind = 'AUDIT' and (phase <> 'IDLE' or coalesce(last_began_at, '-infinity') < '%1$s'::timestamptz)
                    or kind = 'BACKFILL' and phase <> 'DONE'
                """.formatted(since, CrashWorld.LAG.toSeconds() + 1)));
        list.addAll(stores.texts("""
                select 'to be read: ' || merchant || '/' || order_key || ', cause ' || cause || ', attempts ' || attempts
                    || ', due in ' || (due_at - now()) || coalesce(', leased for ' || (lease_until - now()), '')
                    || coalesce(', last reason ' || last_reason, '')
                from pending_read
                """));
        list.addAll(stores.texts(
                "select 'to be counted, or not: ' || merchant || '/' || order_id from unannounced_change"));
        list.addAll(stores.texts("""
                select 'to be published: ' || merchant || '/' || order_id || ', revision ' || revision || ' after '
                    || published_revision || coalesce(', sent again in ' || (resend_at - now()), '')
                from orders where revision > published_revision or resend_at is not null
                """));
        return list;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<String> unconsumed() {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(consumer.assignment());
        List<String> list = new ArrayList<>();
        consumer.endOffsets(consumer.assignment()).forEach((partition, end) -> {
            OffsetAndMetadata done = committed.get(partition);
            long left = end - (done == null ? 0 : done.offset());
            if (left > 0) {
                list.add("to be consumed: " + left + " events of " + partition);
            }
        });
        return list;
    }

    /** One that asks as a member of the gateways' group would, without joining it. */
    private static KafkaConsumer<String, String> consumer(World world) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                world.kafka().bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.assign(consumer.partitionsFor(Stores.EVENTS).stream()
                .map(each -> new TopicPartition(Stores.EVENTS, each.partition()))
                .toList());
        return consumer;
    }
}
