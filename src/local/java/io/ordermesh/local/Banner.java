package io.ordermesh.local;

import io.ordermesh.local.database.EmbeddedDatabase;

/** What a newcomer needs to know once everything runs. */
final class Banner {

    private Banner() {}

    static String of(LocalSettings settings, LocalStack stack, DemoMerchant demo, String log, String changes) {
        EmbeddedDatabase database = stack.database();
        String gateway = settings.url(LocalPort.GATEWAY);
        String management = settings.url(LocalPort.MANAGEMENT);
        String sandbox = settings.url(LocalPort.SANDBOX);
        return """

                OrderMesh gateway, with everything around it, on this machine

                  gateway      %s
                  health       %s/q/health
                  metrics      %s/q/metrics
                  sandbox      %s   (stands in for OrderMesh)
                  Kafka        %s
                  PostgreSQL   %s   user %s, password %s
                  merchant     %s, API key %s
                  operator     key %s
                  gateway log  %s

                Look at the merchant's orders:
                  curl -s -H 'Authorization: Bearer %s' %s/api/v1/orders
                Let a customer order something:
                  curl -s -X POST %s/sandbox/orders
                Ask the gateway how it is:
                  curl -s %s/q/health

                Each change that the gateway reconciles is a line %s. Ctrl-C ends everything.
                """.formatted(
                        gateway,
                        management,
                        management,
                        sandbox,
                        stack.kafka().bootstrapServers(),
                        database.reactiveUrl(),
                        database.user(),
                        database.password(),
                        demo.name(),
                        demo.apiKey(),
                        GatewaySettings.OPERATOR_KEY,
                        log,
                        demo.apiKey(),
                        gateway,
                        sandbox,
                        management,
                        changes);
    }
}
