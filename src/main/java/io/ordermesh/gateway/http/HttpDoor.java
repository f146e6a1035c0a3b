package io.ordermesh.gateway.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.ordermesh.gateway.telemetry.Gauges;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.telemetry.OncePerMinute;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.management.ManagementConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/** Guards the connections that a server accepts. It is put into Quarkus' two HTTP servers by {@link GuardedTransport}. */
@Singleton
@Unremovable
class HttpDoor {

    private static final Logger LOG = Logger.getLogger(HttpDoor.class);

    private final OncePerMinute oncePerMinute = new OncePerMinute();
    private final HttpSettings settings;
    private final VertxHttpConfig http;
    private final ManagementConfig management;
    private final RequestForm form;
    private final Metrics metrics;
    private final Gauges gauges;

    HttpDoor(HttpSettings settings, VertxHttpConfig http, ManagementConfig management, Metrics metrics, Gauges gauges) {
        this.settings = settings;
        this.http = http;
        this.management = management;
        this.form = new RequestForm(http.limits().maxBodySize().orElseThrow().asLongValue());
        this.metrics = metrics;
        this.gauges = gauges;
    }

    /** Has what the server accepts guarded, if it listens on a port of the gateway. */
    void guard(int port, ServerBootstrap server) {
        LaunchMode mode = LaunchMode.current();
        if (port == management.determinePort(mode)) {
            guard("management", server);
        } else if (port == http.determinePort(mode) || port == http.determineSslPort(mode)) {
            guard("merchants", server);
        }
    }

    private void guard(String name, ServerBootstrap server) {
        Connections connections = new Connections(settings.maxConnections());
        gauges.openConnections(name, connections::open);
        server.handler(new Accept(connections));
    }

    RequestForm form() {
        return form;
    }

    Duration headTimeout() {
        return settings.headTimeout();
    }

    Duration requestTimeout() {
        return settings.requestTimeout();
    }

    /** Counts a refusal and logs one a minute for each reason, the others at DEBUG. */
    void refused(Refusal reason, String traceId) {
        metrics.httpRefusal(reason);
        LOG.logf(
                oncePerMinute.pass(reason.name()) ? Level.INFO : Level.DEBUG,
                "Request refused: reason=%s traceId=%s",
                reason,
                traceId);
    }

    void evicted() {
        metrics.httpEviction();
    }

    /** Receives each connection that was accepted before the server does. */
    @Sharable
    private final class Accept extends ChannelInboundHandlerAdapter {

        private final Connections connections;

        Accept(Connections connections) {
            this.connections = connections;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof Channel channel) {
                ConnectionGuard guard = new ConnectionGuard(HttpDoor.this, connections, channel);
                if (!connections.admit(guard)) {
                    evicted();
                    channel.unsafe().closeForcibly();
                    return;
                }
                channel.closeFuture().addListener(closed -> guard.closed());
                channel.pipeline().addLast("gateway-connection", guard);
            }
            ctx.fireChannelRead(message);
        }
    }
}
