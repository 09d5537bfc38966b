(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const clock = (seconds) => Math.floor(seconds / 60) + ':' + String(Math.floor(seconds % 60)).padStart(2, '0');

  // Charts over time share one cursor.
  const charts = all('svg[data-seconds]').map((svg) => ({
    svg, cursor: svg.querySelector('.cursor'), start: +svg.dataset.start, end: +svg.dataset.end, seconds: +svg.dataset.seconds,
  }));
  const show = (seconds) => charts.forEach((chart) => {
    const x = chart.start + Math.min(1, Math.max(0, seconds / chart.seconds)) * (chart.end - chart.start);
    chart.cursor.setAttribute('x1', x);
    chart.cursor.setAttribute('x2', x);
    chart.svg.classList.add('placed');
  });

  const player = makePlayer(document.getElementById('ab'));
  const go = (seconds) => { show(seconds); if (player) player.seek(seconds); };
  charts.forEach((chart) => chart.svg.addEventListener('click', (event) => {
    const box = chart.svg.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * chart.svg.viewBox.baseVal.width;
    go(Math.min(chart.seconds, Math.max(0, (x - chart.start) / (chart.end - chart.start) * chart.seconds)));
  }));
  all('button[data-time]').forEach((button) => button.addEventListener('click', () => {
    go(+button.dataset.time);
    if (charts.length) charts[0].svg.closest('section').scrollIntoView({ block: 'nearest' });
  }));

  // Both sides run in step from one clock; switching moves only their gains, over 10 ms, so nothing jumps or clicks.
  function makePlayer(section) {
    if (!section) return null;
    const first = +section.dataset.start;
    const length = +section.dataset.seconds;
    const play = document.getElementById('ab-play');
    const bar = document.getElementById('ab-time');
    const time = document.getElementById('ab-clock');
    const guess = document.getElementById('ab-guess');
    const told = document.getElementById('ab-told');
    const sides = all('#ab [data-side]');
    const names = ['mix', 'master'];
    const score = { right: 0, all: 0 };
    let context = null;
    let loading = null;
    let gains = null;
    let buffers = null;
    let playing = null;
    let side = 'master';
    let hidden = null;
    let at = 0;

    const heard = () => (side === 'x' ? hidden : side);
    const position = () => (playing ? Math.min(length, playing.from + context.currentTime - playing.since) : at);
    const draw = () => {
      bar.value = position();
      time.textContent = clock(first + position());
    };
    const frame = () => {
      if (!playing) return;
      draw();
      show(first + position());
      requestAnimationFrame(frame);
    };
    const decode = (name) => {
      const text = atob(document.getElementById('ab-' + name).textContent);
      return context.decodeAudioData(Uint8Array.from(text, (sign) => sign.charCodeAt(0)).buffer);
    };
    const load = () => loading || (loading = (async () => {
      context = new AudioContext();
      buffers = await Promise.all(names.map(decode));
      gains = names.map((name) => {
        const gain = context.createGain();
        gain.gain.value = name === heard() ? 1 : 0;
        gain.connect(context.destination);
        return gain;
      });
    })());
    const start = async () => {
      try {
        await load();
        await context.resume();
      } catch (fault) {
        told.textContent = 'This browser cannot play the excerpts: ' + fault.message;
        return;
      }
      if (playing) return;
      if (at >= length - 0.02) at = 0;
      const since = context.currentTime + 0.02;
      const nodes = buffers.map((buffer, i) => {
        const node = context.createBufferSource();
        node.buffer = buffer;
        node.connect(gains[i]);
        node.start(since, at);
        return node;
      });
      playing = { nodes, since, from: at };
      nodes[0].onended = () => { if (playing && playing.nodes === nodes) { stop(); at = 0; draw(); } };
      play.textContent = 'Pause';
      requestAnimationFrame(frame);
    };
    const stop = () => {
      if (!playing) return;
      at = Math.max(0, position());
      const { nodes } = playing;
      playing = null;
      nodes.forEach((node) => node.stop());
      play.textContent = 'Play';
    };
    const toggle = () => (playing ? stop() : start());
    const move = (seconds) => {
      const again = playing !== null;
      stop();
      at = Math.min(length, Math.max(0, seconds));
      draw();
      if (again) start();
    };
    const hear = (name) => {
      if (name === 'x' && hidden === null) {
        hidden = names[Math.random() < 0.5 ? 0 : 1];
        told.textContent = '';
      }
      side = name;
      guess.hidden = hidden === null;
      sides.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.side === side)));
      if (gains) gains.forEach((gain, i) => gain.gain.setTargetAtTime(names[i] === heard() ? 1 : 0, context.currentTime, 0.003));
    };
    const answer = (name) => {
      const was = hidden;
      score.all += 1;
      score.right += name === was ? 1 : 0;
      hidden = null;
      hear(was);
      told.textContent = (name === was ? 'Right' : 'Wrong') + ', X was the ' + was + ': ' + score.right + ' of ' + score.all + '.';
    };

    play.addEventListener('click', toggle);
    sides.forEach((button) => button.addEventListener('click', () => hear(button.dataset.side)));
    all('#ab [data-guess]').forEach((button) => button.addEventListener('click', () => answer(button.dataset.guess)));
    bar.addEventListener('input', () => { move(+bar.value); show(first + at); });
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('summary, a, input')) return;
      if (event.key === ' ' && !event.target.closest('button')) { event.preventDefault(); toggle(); }
      const name = { a: 'mix', b: 'master', x: 'x' }[event.key.toLowerCase()];
      if (name) hear(name);
    });
    return { seek: (seconds) => { if (seconds >= first && seconds <= first + length) move(seconds - first); } };
  }
})();
