# The bot and nothing else: no compiler, no test tools, no privileges, one volume for its data.
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS packages
WORKDIR /bot
COPY requirements.lock ./
RUN python3 -m venv venv \
 && venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps \
      --only-binary :all: -r requirements.lock \
 && venv/bin/pip uninstall --yes pip setuptools

FROM ${BASE}
ENV PATH=/bot/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    BOT_LISTEN=0.0.0.0:8080 \
    BOT_DATABASE=/data/bot.db
# Letters on paper: every script that officials read; Latin, Greek, Cyrillic come with typst.
# tini: the first process of a container gets no signal that it does not listen to yet, so that a
# stop in the second in which the bot is loaded would wait until the container is killed.
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends \
      fonts-noto-core fonts-noto-color-emoji fonts-wqy-microhei tini \
 && rm -rf /var/lib/apt/lists/*
# The volume takes the owner of the folder that it covers.
RUN install -d -o 10001 -g 10001 /data
COPY --from=packages /bot/venv /bot/venv
WORKDIR /bot
COPY LICENSE ./
COPY cases cases
COPY bot bot
COPY handlers handlers
RUN python -m compileall -q cases bot handlers

USER 10001:10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
# Ctrl-C and `docker stop` alike: the bot finishes what it is sending, then ends.
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--", "python", "-m", "bot"]
CMD ["run"]
