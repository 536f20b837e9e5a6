import { describe, expect, it } from 'vitest'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { PRESET_IDS, presets } from '../../src/experiment/presets.ts'
import { equalRuns, written } from '../../src/experiment/run.ts'
import { writeHash } from '../../src/share/codec.ts'
import { DEFAULT_VIEW } from '../../src/share/page-view.ts'
import { readHash } from '../../src/share/read-hash.ts'

const nothing = { run: { config: defaults[CURRENT], changes: [] }, view: DEFAULT_VIEW, unknown: [] }

/** The issues of a link, each as `key text problem used`. */
function issuesOf(hash: string): string[] {
  return readHash(hash).issues.map(({ key, text, problem, used }) =>
    [key, text, problem.code, ...(used === undefined ? [] : [`-> ${used}`])].join(' '),
  )
}

/** The canonical form of a link without its version. */
function canonical(hash: string): string {
  return writeHash(readHash(hash).shared).replace(/^#v=2&?/, '')
}

describe('a link without issues', () => {
  it.each(['', '#', '#v=2', 'v=2', '#&&', '#v=2&W=.3,.4;.5,.6;.6,.2&lr=0.01&t=0&scale=log'.replace('&t=0', '')])(
    '%j describes the defaults',
    (hash) => {
      expect(readHash(hash)).toEqual({ shared: nothing, issues: [] })
    },
  )

  it('writes the defaults as the version alone', () => {
    expect(writeHash(nothing)).toBe('#v=2')
  })

  it.each([
    ['W=.3,.4;.5,.6;.6,.2', ''],
    ['W=1,2;3,4', 'W=1,2~3,4'],
    ['W=1 2|3 4', 'W=1,2~3,4'],
    ['W=1+2;3+4', 'W=1,2~3,4'],
    ['W=1%202;3%204', 'W=1,2~3,4'],
    ['W=1%2C2%3B3%2C4', 'W=1,2~3,4'],
    ['W=[[1,+2],+[3,+4]]', 'W=1,2~3,4'],
    ['W=[[1,2],[3,4]]', 'W=1,2~3,4'],
    ['W=%5B%5B1%2C%202%5D%5D', 'W=1,2'],
    ['W=1e+21,+.5', 'W=1e21,.5'],
    ['W=1e%2B21', 'W=1e21'],
    ['W=1e+2+1e-2', 'W=100,.01'],
    ['W=-0', 'W=-0'],
    ['true_bias=.5,-1', 'true_bias=.5,-1'],
    ['true_bias=.5+-1', 'true_bias=.5,-1'],
    ['true_bias=1,2,3&W=1,2,3', 'W=1,2,3&true_bias=1,2,3'],
    ['true_bias=none', ''],
    ['true_bias=', ''],
    ['num_samples=1e3', 'num_samples=1000'],
    ['x=randn', 'x=randn'],
    ['noise=.1', 'noise=0.1'],
    ['W=1,2~3,4', 'W=1,2~3,4'],
    ['W=1,2|3,4', 'W=1,2~3,4'],
    ['seed=-3', 'seed=-3'],
    ['seed=18446744073709551615', 'seed=18446744073709551615'],
    ['seed=-9223372036854775808', 'seed=-9223372036854775808'],
    ['seed=14352573210347825001', 'seed=14352573210347825001'],
    ['seed=1e19', 'seed=10000000000000000000'],
    ['optimizer=Adam', 'optimizer=adam'],
    ['optimizer=torch.optim.AdamW()', 'optimizer=adamw'],
    ['loss=torch.nn.SmoothL1Loss()', 'loss=smooth_l1'],
    ['loss=F.l1_loss', 'loss=l1'],
    ['x=torch.randn', 'x=randn'],
    ['seed=9007199254740991', 'seed=9007199254740991'],
    ['np_seed=4294967295', 'np_seed=4294967295'],
    ['bias=1', 'bias=1'],
    ['lr=1e-3', 'lr=0.001'],
    ['lr=1e+21', 'lr=1e21'],
    ['lr=１．５', 'lr=1.5'],
    ['batch_size=100', 'batch_size=100'],
    ['iterations=1000000000', 'iterations=1000000000'],
    ['log_every=1', 'log_every=1'],
    ['at=1200:lr=0.1&at=1500:W=1,2;3,4;5,6', 'at=1200:lr=0.1&at=1500:W=1,2~3,4~5,6'],
    ['at=1500:batch_size=8&at=1200:lr=.1', 'at=1200:lr=0.1&at=1500:batch_size=8'],
    ['at=0%3Alr%3D.1', 'at=0:lr=0.1'],
    ['at=5:W=1+2;3+4;5+6', 'at=5:W=1,2~3,4~5,6'],
    ['t=0', 't=0'],
    ['t=5000', 't=5000'],
    ['scale=linear', 'scale=linear'],
    ['scale=log', ''],
    ['scale=linear&t=9&seed=1&at=3:lr=1&lr=.1&W=2', 'W=2&seed=1&lr=0.1&at=3:lr=1&t=9&scale=linear'],
  ])('%s is written %s', (entries, expected) => {
    expect(issuesOf(`#v=2&${entries}`)).toEqual([])
    expect(canonical(`#v=2&${entries}`)).toBe(expected)
    expect(issuesOf(`#v=2&${expected}`)).toEqual([])
  })

  it.each(PRESET_IDS)('describes the example %s', (id) => {
    const { shared, issues } = readHash(writeHash({ ...nothing, run: presets[id] }))
    expect(issues).toEqual([])
    expect(equalRuns(shared.run, presets[id])).toBe(true)
  })
})

describe('a link with issues', () => {
  it('names all of them and runs all the same', () => {
    const hash = '#v=2&lr=abc&batch_size=1000&W=1,2;3&mystery=1'
    expect(issuesOf(hash)).toEqual([
      'W 1,2;3 ragged -> .3,.4;.5,.6;.6,.2',
      'lr abc notANumber -> 0.01',
      'batch_size 1000 batchOverSamples -> 4',
      'mystery 1 unknownKey',
    ])
    expect(readHash(hash).shared.run).toEqual(nothing.run)
    expect(writeHash(readHash(hash).shared)).toBe('#v=2&mystery=1')
  })

  it.each([
    ['v=3', 'v 3 unknownVersion -> 2'],
    ['v=', 'v  unknownVersion -> 2'],
    ['v=%E0%A4%A', 'v %E0%A4%A unknownVersion -> 2'],
    ['lr=', 'lr  empty -> 0.01'],
    ['lr', 'lr  empty -> 0.01'],
    ['lr=-1', 'lr -1 outOfRange -> 0.01'],
    ['lr=nan', 'lr nan notANumber -> 0.01'],
    ['lr=1e-400', 'lr 1e-400 tooSmall -> 0.01'],
    ['seed=2.9999999999999999999', 'seed 2.9999999999999999999 notAnInteger -> 0'],
    ['iterations=100.00000000000000000001', 'iterations 100.00000000000000000001 notAnInteger -> 5000'],
    ['seed=18446744073709551616', 'seed 18446744073709551616 not64Bits -> 0'],
    ['seed=-9223372036854775809', 'seed -9223372036854775809 not64Bits -> 0'],
    ['optimizer=SGD(lr=0.1)', 'optimizer SGD(lr=0.1) notOneOf -> sgd'],
    ['lr=1e999', 'lr 1e999 notANumber -> 0.01'],
    ['lr=%E0%A4%A', 'lr %E0%A4%A brokenEscape -> 0.01'],
    ['lr=%', 'lr % brokenEscape -> 0.01'],
    ['lr=.1&lr=.2', 'lr .2 duplicateKey -> 0.1'],
    ['v=1&v=2', 'v 2 duplicateKey -> 1'],
    ['seed=1.5', 'seed 1.5 notAnInteger -> 0'],
    ['x=uniform', 'x uniform notOneOf -> rand'],
    ['bias=true', 'bias true notOneOf -> 0'],
    ['W=a', 'W a notANumber -> .3,.4;.5,.6;.6,.2'],
    ['W=1,,2', 'W 1,,2 notANumber -> .3,.4;.5,.6;.6,.2'],
    ['W=1%2B2', 'W 1+2 notANumber -> .3,.4;.5,.6;.6,.2'],
    ['true_bias=1,2,3', 'true_bias 1,2,3 wrongLength -> none'],
    ['num_samples=2', 'batch_size 4 batchOverSamples -> 2'],
    ['num_samples=0', 'num_samples 0 outOfRange -> 100'],
    ['num_samples=50&batch_size=60', 'batch_size 60 batchOverSamples -> 4'],
    ['at=', 'at  badChange'],
    ['at=5', 'at 5 badChange'],
    ['at=5:lr', 'at 5:lr badChange'],
    ['at=%', 'at % brokenEscape'],
    ['at=5:lr=abc', 'at 5:lr=abc notANumber'],
    ['at=:lr=1', 'at :lr=1 empty'],
    ['at=-1:lr=1', 'at -1:lr=1 outOfRange'],
    ['at=1.5:lr=1', 'at 1.5:lr=1 notAnInteger'],
    ['at=5000:lr=1', 'at 5000:lr=1 changeTooLate'],
    ['at=5:seed=1', 'at 5:seed=1 notLive'],
    ['at=5:W=1,2', 'at 5:W=1,2 shapeChanged'],
    ['at=5:W=1,2;3', 'at 5:W=1,2;3 ragged'],
    ['at=7:lr=.1&at=7:batch_size=8&at=7:lr=.2', 'at 7:lr=.1 repeatedChange -> 7:lr=.2'],
    ['at=5:batch_size=101', 'at 5:batch_size=101 batchOverSamples'],
    ['t=-1', 't -1 outOfRange'],
    ['t=abc', 't abc notANumber'],
    ['t=5001', 't 5001 tBeyondEnd'],
    ['t=1&t=2', 't 2 duplicateKey -> 1'],
    ['scale=sqrt', 'scale sqrt notOneOf -> log'],
    ['scale=linear&scale=log', 'scale log duplicateKey -> linear'],
  ])('%s: %s', (entries, issue) => {
    expect(issuesOf(`#${entries}`)).toEqual([issue])
    expect(issuesOf(writeHash(readHash(`#${entries}`).shared))).toEqual([])
  })

  it('says what is used in the end where a field is bad and its default does not fit', () => {
    expect(issuesOf('#num_samples=2&batch_size=abc')).toEqual([
      'batch_size abc notANumber -> 2',
      'batch_size 4 batchOverSamples -> 2',
    ])
  })

  it.each(['#v=1', '#v=1&lr=0.01', '#lr=0.5', '#t=7', '#at=5:lr=1', '#v=1&pin=lr=1'])(
    '%s was written when there was PyTorch 1.13, and stays its run',
    (hash) => {
      const { shared } = readHash(hash)
      expect(shared.run.config.torch).toBe('1.13')
      expect(readHash(writeHash(shared)).shared.run).toEqual(shared.run)
    },
  )

  it('reads the rest of a link of another version as the current one', () => {
    expect(readHash('#v=3&lr=.5').shared.run.config).toMatchObject({ lr: 0.5, torch: '2' })
  })

  it('uses the first of several, also where it is bad', () => {
    expect(issuesOf('#lr=abc&lr=.5')).toEqual(['lr abc notANumber -> 0.01', 'lr .5 duplicateKey -> 0.01'])
  })

  it('falls back to a true bias that fits', () => {
    const { config } = readHash('#W=1,2,3&true_bias=1').shared.run
    expect([written(config, 'W'), config.trueBias]).toEqual(['1,2,3', null])
  })

  it('keeps the earliest 200 changes', () => {
    const at = Array.from({ length: 250 }, (_, i) => `at=${4000 - i}:lr=${i}`).join('&')
    const { shared, issues } = readHash(`#${at}`)
    expect(issues).toEqual([{ key: 'at', text: '', problem: { code: 'tooManyChanges', found: 250, limit: 200 } }])
    expect(shared.run.changes.map(({ iteration }) => iteration)).toEqual(
      Array.from({ length: 200 }, (_, i) => 3751 + i),
    )
  })
})

describe('the arguments of a class', () => {
  it('take its defaults where a link leaves them out', () => {
    expect(readHash('#optimizer=adamw').shared.run.config).toMatchObject({ lr: 0.001, weightDecay: 0.01, eps: 1e-8 })
    expect(canonical('#v=2&optimizer=adamw&lr=0.001&weight_decay=0.01&betas=.9,.999')).toBe('optimizer=adamw')
    expect(canonical('#v=2&optimizer=adam&lr=0.01')).toBe('optimizer=adam&lr=0.01')
    expect(canonical('#v=2&lr=0.001')).toBe('lr=0.001')
  })

  it('of a class that is not chosen do not count and are named', () => {
    expect(issuesOf('#betas=.8,.9')).toEqual(['betas .8,.9 notAnArgument'])
    expect(issuesOf('#optimizer=adam&momentum=.9')).toEqual(['momentum 0.9 notAnArgument'])
    expect(issuesOf('#loss=huber&beta=2')).toEqual(['beta 2 notAnArgument'])
    expect(issuesOf('#drop_last=1')).toEqual(['drop_last 1 notAnArgument'])
    expect(canonical('#v=2&betas=.8,.9&drop_last=1&beta=2&lr=3')).toBe('lr=3')
  })

  it('that PyTorch refuses together give way, in its words', () => {
    expect(issuesOf('#nesterov=1')).toEqual(['nesterov 1 refused -> 0'])
    expect(issuesOf('#nesterov=1&momentum=.9')).toEqual([])
    expect(issuesOf('#nesterov=1&momentum=.9&dampening=.1')).toEqual(['nesterov 1 refused -> 0'])
  })

  it('may change under way where the class has them, and as step() allows', () => {
    expect(issuesOf('#momentum=.9&nesterov=1&at=5:momentum=0')).toEqual([])
    expect(issuesOf('#optimizer=adam&at=5:momentum=0.9')).toEqual(['at 5:momentum=0.9 notAnArgument'])
    expect(issuesOf('#optimizer=rmsprop&at=5:momentum=0.9')).toEqual(['at 5:momentum=0.9 refused'])
    expect(issuesOf('#optimizer=rmsprop&at=0:momentum=0.9')).toEqual([])
    expect(issuesOf('#optimizer=rmsprop&momentum=.5&at=5:momentum=0&at=9:momentum=1')).toEqual([])
    expect(issuesOf('#optimizer=rmsprop&accumulation_steps=8&at=7:momentum=1')).toEqual([])
    expect(issuesOf('#sampler=shuffle&at=5:batch_size=8')).toEqual(['at 5:batch_size=8 fixedInLoader'])
  })
})

describe('unknown entries', () => {
  it.each([
    ['mystery=1', 'mystery 1 unknownKey'],
    ['__proto__=1', '__proto__ 1 unknownKey'],
    ['constructor=1', 'constructor 1 unknownKey'],
    ['toString=1', 'toString 1 unknownKey'],
    ['hasOwnProperty', 'hasOwnProperty  unknownKey'],
    ['section', 'section  unknownKey'],
    ['batchSize=3', 'batchSize 3 unknownKey'],
    ['=1', ' 1 unknownKey'],
    ['%E0%A4%A=1', '%E0%A4%A 1 unknownKey'],
    ['mystery=%E0%A4%A', 'mystery %E0%A4%A unknownKey'],
    ['a=b=c%26d', 'a b=c&d unknownKey'],
    ['at=5:mystery=1', 'at 5:mystery=1 unknownKey'],
    ['at=5:__proto__=1', 'at 5:__proto__=1 unknownKey'],
  ])('%s is named and kept', (entry, issue) => {
    expect(issuesOf(`#v=2&${entry}`)).toEqual([issue])
    expect(writeHash(readHash(`#v=2&${entry}`).shared)).toBe(`#v=2&${entry}`)
  })

  it('are kept in their order, behind what is known', () => {
    expect(canonical('#v=2&b=1&lr=.5&a=2&at=9:zeta=0.9&b=3&t=4')).toBe('lr=0.5&t=4&b=1&a=2&at=9:zeta=0.9&b=3')
  })

  it('are escaped where they are not safe', () => {
    expect(canonical('#v=2&a="<b> \n\'`&é=\ud800#[1](2)')).toBe(
      'a=%22%3Cb%3E%20%0A%27%60&%C3%A9=%EF%BF%BD%23%5B1%5D%282%29',
    )
    expect(writeHash({ ...nothing, unknown: [{ raw: 'a=1&lr=5#%' }] })).toBe('#v=2&a=1%26lr=5%23%')
  })

  it('do not reach any prototype', () => {
    readHash('#__proto__=1&__proto__[lr]=5&constructor.prototype.lr=5')
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(readHash('').shared.run.config.lr).toBe(0.01)
  })
})
